import { z } from 'zod';
import type { WebhookEvent } from '../../platform/webhook/webhook-event.ts';

const subject = ({ personId }: Record<string, unknown>) => `person ${String(personId)}`;

/** What happens around people (人员事件). The invitation's link is a secret and stays here. */
export const peopleEvents: readonly WebhookEvent[] = [
  {
    type: 'person.invited',
    zh: '人员已邀请',
    en: 'Person invited',
    data: z.object({ personId: z.uuid(), invitationId: z.uuid() }),
    subject,
  },
  {
    type: 'handover.opened',
    zh: '离职交接已开始',
    en: 'Handover opened',
    data: z.object({ personId: z.uuid(), handoverId: z.uuid() }),
    subject,
  },
  {
    type: 'handover.assigned',
    zh: '交接事项已转交',
    en: 'Handed over',
    data: z.object({
      handoverId: z.uuid(),
      fromPersonId: z.uuid(),
      toPersonId: z.uuid(),
      items: z.int(),
    }),
    subject: ({ fromPersonId }) => `person ${String(fromPersonId)}`,
  },
];
