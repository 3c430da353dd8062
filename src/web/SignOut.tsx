import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { deleteSession } from '../modules/people/sign-in.schema.ts';
import { forgetAnswers } from '../platform/offline/web/device.ts';
import { discard, useUnsent } from '../platform/offline/web/outbox.ts';
import { useCommand } from '../platform/web/api.ts';
import { useWords } from '../platform/web/language.ts';
import { RefusalNote } from '../platform/web/ui/Loaded.tsx';

/** Signs out (退出): what the device kept to read goes; what is unsent goes or stays, as its owner says. */
export function SignOut() {
  const { t } = useWords();
  const client = useQueryClient();
  const unsent = useUnsent();
  const [isAsking, setAsking] = useState(false);
  const signOut = useCommand(deleteSession);
  const leave = () =>
    signOut.mutate(
      {},
      { onSuccess: () => void forgetAnswers().finally(() => void client.resetQueries()) },
    );
  const drop = async () => {
    for (const { key } of unsent) await discard(key);
    leave();
  };
  return (
    <>
      <RefusalNote error={signOut.error} />
      <Button
        size="small"
        loading={signOut.isPending}
        onClick={() => (unsent.length > 0 ? setAsking(true) : leave())}
      >
        {t('me.signOut')}
      </Button>
      <Modal
        open={isAsking}
        title={t('signOut.unsent', { count: unsent.length })}
        onCancel={() => setAsking(false)}
        footer={[
          <Button key="drop" onClick={() => void drop()}>
            {t('signOut.drop')}
          </Button>,
          <Button key="keep" type="primary" onClick={() => (setAsking(false), leave())}>
            {t('signOut.keep')}
          </Button>,
        ]}
      >
        <p>{t('signOut.unsentNote')}</p>
      </Modal>
    </>
  );
}
