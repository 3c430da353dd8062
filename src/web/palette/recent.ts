export type RecentRecord = { recordId: string; title: string; address: string };

const kept = 'fairlead.recent';
const most = 6;

/** Records opened from the palette in this tab, latest first. They go with the tab: a title may name a customer. */
export function recentRecords(): RecentRecord[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(kept) ?? '[]');
    return Array.isArray(found) ? (found as RecentRecord[]).slice(0, most) : [];
  } catch {
    return [];
  }
}

export function remember(record: RecentRecord): void {
  const others = recentRecords().filter(({ recordId }) => recordId !== record.recordId);
  sessionStorage.setItem(kept, JSON.stringify([record, ...others].slice(0, most)));
}
