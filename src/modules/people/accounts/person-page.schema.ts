import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { guarded, Hidden } from '../../../kernel/field.ts';
import { Person } from '../lists/person-list.schema.ts';

/** Everything about one person that their page shows beside account, roles and work. */
export const PersonPage = Person.extend({
  phone: guarded('phone', z.string().nullable(), { personId: 'id' }),
  hidden: Hidden,
  email: z.string(),
  gender: z.enum(['', 'male', 'female']),
  /** Whether the asker may change these fields. */
  mayEdit: z.boolean(),
  /** The open or latest hand-over list, where the person leaves or has left. */
  handoverId: z.uuid().nullable(),
});

export const getPerson = endpoint('GET /api/people/:id', {
  summary: 'One person: who they are, where they work, when they joined or leave',
  access: 'person:read',
  input: z.object({ id: z.uuid() }),
  output: PersonPage,
});
