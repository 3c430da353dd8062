import { serve, type Served } from '../../../platform/serve.ts';
import type { PlaceTie } from './place-tie.ts';
import { closeStore, dropTeam, listClosings, moveTeam, reopenStore } from './places.actions.ts';
import {
  deleteTeam,
  getStoreClosings,
  postStoreClosing,
  postStoreReopening,
  postTeamMove,
} from './places.schema.ts';

/** Stores that close and reopen, teams that move and go (门店停业与团队变动). */
export const placesRoutes = (ties: readonly PlaceTie[]): readonly Served[] => [
  serve(deleteTeam, dropTeam(ties)),
  serve(postTeamMove, moveTeam(ties)),
  serve(getStoreClosings, listClosings),
  serve(postStoreClosing, closeStore(ties)),
  serve(postStoreReopening, reopenStore),
];
