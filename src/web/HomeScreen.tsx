import { sellsAlone } from '../modules/sales/phone/seller.rules.ts';
import { PhoneHome } from '../modules/sales/phone/web/PhoneHome.tsx';
import { TodayScreen } from '../modules/plan/web/TodayScreen.tsx';
import { useActor } from '../platform/web/actor.ts';
import { useLooks } from '../platform/web/looks.tsx';
import { useFilters } from '../platform/web/ui/filters.tsx';

/** `/today`: on a consultant's phone what is to be done; everywhere else, and with `?view=year`, the year's course. */
export function HomeScreen() {
  const actor = useActor();
  const { phone } = useLooks();
  const [search] = useFilters();
  return phone && sellsAlone(actor) && search['view'] !== 'year' ? <PhoneHome /> : <TodayScreen />;
}
