import { z } from 'zod';

/** A list in a query string: `a=1&a=2` or `a=1,2` becomes `['1', '2']`. */
export const queryList = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .union([z.array(z.string()), z.string()])
    .optional()
    .transform((given): z.input<T>[] => {
      if (given === undefined || given === '') return [];
      return (Array.isArray(given) ? given : given.split(',')) as z.input<T>[];
    })
    .pipe(z.array(item).max(500));

/** Which page of a list (分页): at most 200 rows, `after` is the last row's cursor of the page before. */
export const PageInput = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
});

/** A page of a list: its rows and the cursor of the next one, null at the end. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable() });

export const Day = z.iso.date();
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Cuts one row too many off a page and answers the cursor of the next. */
export function pageFrom<R>(
  rows: R[],
  limit: number,
  cursorOf: (row: R) => string,
): { rows: R[]; next: string | null } {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? cursorOf(page.at(-1)!) : null };
}
