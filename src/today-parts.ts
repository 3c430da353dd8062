import { contactsInAgenda, guestsInAgenda } from './modules/leads/agenda/lead-agenda.queries.ts';
import { todayOf, zoneOf } from './modules/people/group.queries.ts';
import {
  deliveriesInAgenda,
  quotesInAgenda,
  tendersInAgenda,
} from './modules/sales/agenda/sale-agenda.queries.ts';
import type { AgendaPart, AgendaProgram } from './platform/agenda/agenda-part.ts';

/** Everything that people have to do (今日待办), kind by kind. A new kind is one declaration, one line here, one word. */
export const todayParts: readonly AgendaPart[] = [
  contactsInAgenda,
  guestsInAgenda,
  quotesInAgenda,
  deliveriesInAgenda,
  tendersInAgenda,
];

export const agendaProgram: AgendaProgram = { todayOf, zoneOf, parts: todayParts };
