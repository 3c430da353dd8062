import type { Entry } from '../outbox.rules.ts';

/**
 * What this device keeps (本机存储): entries that were not sent yet, by their owner, and the last answers to a few
 * questions, so that the day's work can be read without a network. Answers go at sign-out; entries stay until sent.
 */
const stores = { entries: 'key', answers: 'id' } as const;
type StoreName = keyof typeof stores;
type Kept = { id: string; at: number; answer: unknown };

const oldestMs = 7 * 86_400_000;
let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('fairlead', 1);
    request.addEventListener('upgradeneeded', () => {
      for (const [name, keyPath] of Object.entries(stores))
        request.result.createObjectStore(name, { keyPath });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('indexedDB')));
  });
  return opened;
}

/** One step in a transaction of its own; it is on the device once the promise is kept. */
async function within<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  step: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await open();
  return new Promise<T>((resolve, reject) => {
    const transaction = db.transaction(name, mode, { durability: 'strict' });
    const request = step(transaction.objectStore(name));
    transaction.addEventListener('complete', () => resolve(request.result));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
}

export const keptEntries = (): Promise<Entry[]> =>
  within('entries', 'readonly', (store) => store.getAll() as IDBRequest<Entry[]>);

export const keepEntry = async (entry: Entry): Promise<void> => {
  await within('entries', 'readwrite', (store) => store.put(entry));
};

export const dropEntry = async (key: string): Promise<void> => {
  await within('entries', 'readwrite', (store) => store.delete(key));
};

export const keepAnswer = async (id: string, answer: unknown): Promise<void> => {
  await within('answers', 'readwrite', (store) => store.put({ id, at: Date.now(), answer }));
};

/** The last answer, at most a week old. */
export async function keptAnswer(id: string): Promise<unknown> {
  const kept = await within(
    'answers',
    'readonly',
    (store) => store.get(id) as IDBRequest<Kept | undefined>,
  );
  return kept && Date.now() - kept.at < oldestMs ? kept.answer : undefined;
}

/** Takes every kept answer off the device: who signs out leaves nothing to read. */
export const forgetAnswers = async (): Promise<void> => {
  await within('answers', 'readwrite', (store) => store.clear());
};
