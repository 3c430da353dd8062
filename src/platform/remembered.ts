const everything: { clear(): void }[] = [];

/** What a process may remember of its database between requests (进程记忆): a shortcut, never the truth. */
export function rememberedMap<K, V>(): Map<K, V> {
  const map = new Map<K, V>();
  everything.push(map);
  return map;
}

export function rememberedSet<V>(): Set<V> {
  const set = new Set<V>();
  everything.push(set);
  return set;
}

/** For a process that turns to another database, as tests do. */
export function forgetEverything(): void {
  for (const one of everything) one.clear();
}
