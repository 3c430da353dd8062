import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useEndpoint } from '../../web/api.ts';
import { useEvents } from '../../web/events.ts';
import { useWords } from '../../web/language.ts';
import { Loaded } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import {
  getImport,
  getImportAnalysis,
  getImportKinds,
  type Import,
  getImports,
} from '../import.schema.ts';
import { FileCard, type ReadAs } from './FileCard.tsx';
import { ImportStateMark } from './ImportStateMark.tsx';
import { KindName } from './KindName.tsx';
import { MappingCard } from './MappingCard.tsx';
import { ResultCard } from './ResultCard.tsx';
import { RunningCard } from './RunningCard.tsx';
import './import.css';

const busy = (state: Import['state']) => state === 'checking' || state === 'running';

/** One import from its file to its result: confirm, map, dry run, import, mend or undo. */
export function ImportScreen() {
  const { t, format } = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const [polling, setPolling] = useState(false);
  const found = useEndpoint(getImport, { id }, { everyMs: polling ? 1_500 : false, fresh: true });
  useEvents('import', [getImport, getImports]);
  const working = !!found.data && busy(found.data.state);
  if (working !== polling) setPolling(working);

  return (
    <Page
      title={found.data?.fileName ?? t('import.title')}
      note={
        found.data && (
          <>
            <KindName kind={found.data.kind} /> · {format.fileSize(found.data.sizeBytes)}{' '}
            <ImportStateMark state={found.data.state} />
          </>
        )
      }
      tools={<Link to="/imports">{t('import.another')}</Link>}
    >
      <Loaded query={found}>{(one) => <Stage one={one} />}</Loaded>
    </Page>
  );
}

function Stage({ one }: { one: Import }) {
  const ended = one.state === 'done' || one.state === 'undone';
  return (
    <div className="import">
      {busy(one.state) && <RunningCard one={one} />}
      {(ended || one.state === 'checked' || one.state === 'failed') && <ResultCard one={one} />}
      {!ended && !busy(one.state) && <Confirm one={one} />}
    </div>
  );
}

function Confirm({ one }: { one: Import }) {
  const [readAs, setReadAs] = useState<ReadAs>({});
  const kinds = useEndpoint(getImportKinds, {});
  const analysis = useEndpoint(getImportAnalysis, {
    id: one.id,
    ...(readAs.sheet && { sheet: readAs.sheet }),
    ...(readAs.encoding && { encoding: readAs.encoding }),
    ...(readAs.headerRow && { headerRow: readAs.headerRow }),
  });
  const kind = kinds.data?.find(({ kind: name }) => name === one.kind);
  return (
    <Loaded query={analysis}>
      {(read) => (
        <>
          <FileCard analysis={read} onChange={(change) => setReadAs({ ...readAs, ...change })} />
          {kind && (
            <MappingCard
              key={JSON.stringify([read.sheet, read.encoding, read.headerRow])}
              one={one}
              kind={kind}
              analysis={read}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
