import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Hidden, masked } from '../../../kernel/field.ts';
import { grades } from '../../leads/clock/grade.rules.ts';

const Moment = z.iso.datetime();
const Name = z.string().nullable();

/** Somebody whom I follow (我的客户): their open lead, their open deal, or both. */
export const MyCustomer = z.object({
  customerId: z.uuid(),
  name: z.string(),
  phone: masked(Name),
  leadId: z.uuid().nullable(),
  dealId: z.uuid().nullable(),
  dealNumber: Name,
  grade: z.enum(grades),
  modelName: Name,
  sourceName: Name,
  nextAt: Moment.nullable(),
  nextWhat: z.string(),
  lastContactAt: Moment.nullable(),
  hidden: Hidden,
});

export const getMyCustomers = endpoint('GET /api/my-customers', {
  summary: 'Whom I follow, by open leads and deals of my own, the most urgent first',
  access: 'lead:read',
  input: z.object({}),
  output: z.object({
    now: Moment,
    rows: z.array(MyCustomer),
    isMore: z.boolean(),
  }),
});
