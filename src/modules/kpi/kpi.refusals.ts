import { Refusal } from '../../kernel/refusal.ts';

export const noSuchKpi = (key: string) => new Refusal(404, 'kpi.unknown', { key });
export const twoParts = () => new Refusal(422, 'kpi.two_parts_of_time', { field: 'by' });
export const tooManyRows = (rows: number, most: number) =>
  new Refusal(422, 'kpi.too_many_rows', { field: 'by', rows, most });
