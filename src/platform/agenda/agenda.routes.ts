import { serve, type Served } from '../serve.ts';
import type { AgendaProgram } from './agenda-part.ts';
import { readAgenda } from './agenda.actions.ts';
import { getAgenda } from './agenda.schema.ts';

/** Routes of what people have to do (日程). */
export const agendaRoutes = (program: AgendaProgram): readonly Served[] => [
  serve(getAgenda, readAgenda(program)),
];
