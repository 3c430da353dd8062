import type { YearConflict } from './decomposition.rules.ts';
import type { Leaves } from './leaves.rules.ts';
import type { BranchConflict } from './nesting.rules.ts';
import type { Season, SeasonProblem } from './seasonality.rules.ts';
import type { Conflict } from './target.schema.ts';
import type { Material } from './task.rules.ts';

type Names = (id: string) => string;

const plain = (kind: string, more: Partial<Conflict> = {}): Conflict => ({
  kind,
  names: [],
  months: [],
  wanted: null,
  given: null,
  ...more,
});

/** Everything that could not be kept (冲突), with names that a person knows; months count from 1. */
export function conflictsNamed(
  season: Season,
  leaves: Pick<Leaves, 'yearConflicts' | 'branchConflicts'>,
  material: Material,
  modelKeys: readonly string[],
): Conflict[] {
  const names = new Map<string, string>();
  const { models, stores, teams, sellers } = material;
  for (const { id, name } of [...models, ...stores, ...teams, ...sellers]) names.set(id, name);
  const nameOf: Names = (id) => names.get(id) ?? '';
  return [
    ...season.problems.map(ofSeason),
    ...leaves.yearConflicts.map((conflict) => ofYear(conflict, nameOf)),
    ...leaves.branchConflicts.map((conflict) => ofBranch(conflict, nameOf, modelKeys)),
  ].slice(0, 500);
}

function ofSeason(problem: SeasonProblem): Conflict {
  if (problem.kind === 'months_missing')
    return plain(problem.kind, { names: problem.months, wanted: 12 });
  if (problem.kind === 'festival_unknown') return plain(problem.kind, { wanted: problem.year });
  return plain(problem.kind, { names: [problem.basis] });
}

function ofYear(conflict: YearConflict, nameOf: Names): Conflict {
  switch (conflict.kind) {
    case 'month_total': {
      const { kind, month, wanted, given } = conflict;
      return plain(kind, { months: [month + 1], wanted, given });
    }
    case 'model_total': {
      const { kind, model, wanted, given } = conflict;
      return plain(kind, { names: [nameOf(model)], wanted, given });
    }
    case 'quarter_share': {
      const { kind, quarter, wanted, given } = conflict;
      return plain(kind, { names: [`Q${quarter + 1}`], wanted, given });
    }
    case 'no_room': {
      const { kind, models, months, need, room } = conflict;
      return plain(kind, {
        names: models.map(nameOf),
        months: months.map((month) => month + 1),
        wanted: need,
        given: room,
      });
    }
    default:
      return plain(conflict.kind, { wanted: conflict.total, given: conflict.locked });
  }
}

function ofBranch(conflict: BranchConflict, nameOf: Names, modelKeys: readonly string[]): Conflict {
  const place = conflict.path.map(nameOf).filter((name) => name !== '');
  if (conflict.kind === 'no_seller')
    return plain(conflict.kind, { names: [...place, nameOf(modelKeys[conflict.model]!)] });
  const names = [...place, nameOf(conflict.part)];
  return conflict.kind === 'no_history'
    ? plain(conflict.kind, { names })
    : plain(conflict.kind, { names, wanted: conflict.wanted, given: conflict.given });
}
