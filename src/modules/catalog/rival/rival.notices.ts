import type { NoticeKind } from '../../../platform/notify/notice-kind.rules.ts';

/** A rival's price fell by more than the setting's share (竞品降价): the store's managers are told. */
export const rivalDropped: NoticeKind = {
  key: 'catalog.rival_dropped',
  name: { zh: '竞品降价', en: 'Rival price drops' },
  title: { zh: '{rival}降价 {drop}', en: '{rival} is down {drop}' },
  text: {
    zh: '{place}看到 {price}，之前 {before}。{person}报，待核实。',
    en: '{price} seen at {place}, {before} before. Reported by {person}, to be confirmed.',
  },
  urgent: false,
  mayMute: true,
  concerns: 'deal',
  forGroups: true,
  starts: { email: 'digest', push: 'now' },
};
