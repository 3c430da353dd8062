import type { Words } from '../../../platform/web/words.ts';

/** Typing in a customer on the phone. */
export const entryWords: Words = {
  'entry.title': ['录入客户', 'New customer'],
  'entry.go': ['录入', 'Save'],
  'entry.next': ['下次联系', 'Next contact'],
  'entry.nextOf.two_hours': ['两小时后', 'In 2 hours'],
  'entry.nextOf.tomorrow': ['明天', 'Tomorrow'],
  'entry.nextOf.day_after': ['后天', 'In 2 days'],
  'entry.nextOf.saturday': ['周六', 'Saturday'],
  'entry.taken': ['{{name}} 已录入，由你跟进', '{{name}} is yours'],
  'entry.joined': ['{{name}} 已并入同事的线索', '{{name}} joined the colleague’s lead'],
  'entry.kept': ['{{name}} 待发', '{{name}} waits to be sent'],
  'entry.more': ['再录一位', 'Another'],
  'entry.open': ['看线索', 'Open lead'],
  'entry.close': ['完成', 'Done'],
  'entry.join': ['并入 {{personName}} 的线索', 'Join {{personName}}’s lead'],
  'entry.joinUnheld': ['并入那条线索', 'Join that lead'],
  'entry.kind': ['新客户', 'New customer'],
  'entry.contactKind': ['联系记录', 'Contact note'],
};
