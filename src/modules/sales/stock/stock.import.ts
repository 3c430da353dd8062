import { sql } from 'kysely';
import type { ImportRun, Kind } from '../../../platform/import/kind.ts';
import { insertImportedVehicles } from './stock-import.queries.ts';

const text = (name: string, zh: string, en: string, aliases: string[]) =>
  ({ name, type: 'text', zh, en, aliases }) as const;
const needed = (...field: Parameters<typeof text>) =>
  ({ ...text(...field), required: true }) as const;
const day = (name: string, zh: string, en: string, aliases: string[]) =>
  ({ name, type: 'day', zh, en, aliases }) as const;

/** Stock of cars (库存车辆): a row each VIN; a car that is known is completed, its state never goes back. */
export const stockImport: Kind = {
  kind: 'stock',
  zh: '库存车辆',
  en: 'Stock of cars',
  relation: 'sales.vehicle',
  key: ['vin'],
  ordered: [['ordered_on', 'arrived_on']],
  fields: [
    needed('vin', '车架号', 'VIN', ['VIN', 'VIN码', '车辆识别代号', '底盘号', 'chassis']),
    needed('store', '门店', 'Store', ['店名', '所在门店', '仓库', 'dealer', 'location']),
    needed('model', '车型', 'Model', ['车系', 'series']),
    needed('trim', '车款', 'Trim', ['配置', '款型', '版本', 'version', 'variant', 'grade']),
    text('colour', '颜色', 'Colour', ['车身颜色', '外观颜色', '外色', 'color', 'exterior']),
    day('ordered_on', '订车日期', 'Ordered on', ['采购日期', '下单日期', 'order date']),
    day('eta_on', '预计到店', 'Expected on', ['预计到货', '到货预期', 'eta']),
    day('arrived_on', '入库日期', 'Arrived on', ['到店日期', '到货日期', '入库时间', 'arrival']),
    {
      name: 'cost',
      type: 'yuan',
      zh: '进价',
      en: 'Cost',
      aliases: ['采购价', '成本', '成本价', '进货价', 'purchase price', 'invoice price'],
    },
  ],
  adopt: adoptVehicles,
  refuse: refuseVehicles,
  apply: insertImportedVehicles,
};

const plain = sql`upper(regexp_replace(r.vin, '[[:space:]-]', '', 'g'))`;

async function adoptVehicles({ db, actor }: ImportRun): Promise<void> {
  await sql`update import_row r set record_id = v.id from sales.vehicle v
    where v.tenant_id = ${actor.tenantId} and v.vin = ${plain} and r.problems is null`.execute(db);
}

/** A VIN of another shape, and a store or trim that nobody knows, would make a car that cannot be sold. */
async function refuseVehicles({ db, actor }: ImportRun): Promise<void> {
  const problem = (field: string, code: string) => sql`json_build_array(json_build_object(
    'field', ${field}::text, 'code', ${code}::text, 'value', r.${sql.raw(field)}))::text`;
  await sql`update import_row r set problems = ${problem('vin', 'vin.wrong')}
    where r.problems is null and ${plain} !~ '^[A-HJ-NPR-Z0-9]{17}$'`.execute(db);
  await sql`update import_row r set problems = ${problem('store', 'reference.unknown')}
    where r.problems is null and not exists (select from people.store s
      where s.tenant_id = ${actor.tenantId} and s.name = r.store)`.execute(db);
  await sql`update import_row r set problems = ${problem('trim', 'reference.unknown')}
    where r.problems is null and not exists (select from catalog.trim t
      join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
      where t.tenant_id = ${actor.tenantId} and t.name = r.trim and m.name = r.model)`.execute(db);
}
