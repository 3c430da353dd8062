/** An address of ours, `/deals?open=…`, as links and jumps want it: the screen and its search values. */
export function placeAt(address: string): { to: string; search: Record<string, string> } {
  const [to = '/', query = ''] = address.split('?');
  return { to, search: Object.fromEntries(new URLSearchParams(query)) };
}
