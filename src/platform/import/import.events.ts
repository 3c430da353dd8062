import { z } from 'zod';
import type { WebhookEvent } from '../webhook/webhook-event.ts';

/** An import ran to its end (导入完成): its rows are in. */
export const importFinishedEvent: WebhookEvent = {
  type: 'import.finished',
  zh: '导入完成',
  en: 'Import finished',
  data: z.object({
    importId: z.uuid(),
    kind: z.string(),
    fileName: z.string(),
    counts: z.record(z.string(), z.int()),
  }),
  subject: ({ importId }) => `import ${String(importId)}`,
};
