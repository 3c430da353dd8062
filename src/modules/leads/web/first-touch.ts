const kept = 'fairlead.first-touch';

/** `utm_*` of an address, as far as they are short words. */
export function utmIn(search: string): Record<string, string> | null {
  const found = [...new URLSearchParams(search)].filter(
    ([key, value]) => /^utm_[a-z]{2,12}$/.test(key) && value !== '',
  );
  return found.length === 0
    ? null
    : Object.fromEntries(found.map(([key, value]) => [key, value.slice(0, 200)]));
}

/** Where this browser first came from (首次触点): kept apart from where it comes from now. */
export function firstTouch(now: Record<string, string> | null): Record<string, string> | null {
  try {
    const known = localStorage.getItem(kept);
    if (known) return JSON.parse(known) as Record<string, string>;
    if (now) localStorage.setItem(kept, JSON.stringify(now));
  } catch {
    // A page embedded elsewhere may have no storage: then there is no first touch.
  }
  return now;
}
