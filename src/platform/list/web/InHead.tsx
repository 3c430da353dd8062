import { type ComponentProps, createContext, type ReactNode, useContext } from 'react';

const isHead = createContext(false);

// The table repeats every title in a row hidden from readers, to measure its columns; what can take the
// focus must not stand there twice.

/** What stands in the head of a table only. */
export const InHead = ({ children }: { children: ReactNode }) =>
  useContext(isHead) ? children : null;

const Th = (cell: ComponentProps<'th'>) => (
  <isHead.Provider value>
    <th {...cell} />
  </isHead.Provider>
);

/** `components` of a table whose titles use {@link InHead}. */
export const headCells = { header: { cell: Th } };
