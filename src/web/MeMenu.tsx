import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popover, Segmented } from 'antd';
import { deleteSession } from '../modules/people/sign-in.schema.ts';
import { useActor } from '../platform/web/actor.ts';
import { useCommand } from '../platform/web/api.ts';
import { changeLanguage, useWords } from '../platform/web/language.ts';
import { useLooks, type Movement, type ThemeChoice } from '../platform/web/looks.tsx';

/** Who I am, and what I choose for myself: appearance, language, colours of movement. */
export function MeMenu({ narrow }: { narrow: boolean }) {
  const { t } = useWords();
  const actor = useActor();
  const role = actor.roles[0];
  return (
    <Popover trigger="click" placement={narrow ? 'bottomRight' : 'topLeft'} content={<Choices />}>
      <button type="button" className="me" title={t('me.menu')}>
        <span className="face" aria-hidden>
          {actor.name.slice(0, 1)}
        </span>
        <span>
          <b>{actor.name}</b>
          <small>{role ? t(`role.${role}`, { defaultValue: role }) : actor.groupName}</small>
        </span>
      </button>
    </Popover>
  );
}

function Choices() {
  const { t, language } = useWords();
  const { theme, chooseTheme, movement, chooseMovement } = useLooks();
  const client = useQueryClient();
  const signOut = useCommand(deleteSession);
  return (
    <div className="choices">
      <span>{t('me.theme')}</span>
      <Segmented<ThemeChoice>
        size="small"
        value={theme}
        onChange={chooseTheme}
        options={(['light', 'dark', 'system'] as const).map((value) => ({
          value,
          label: t(`me.theme.${value}`),
        }))}
      />
      <span>{t('me.language')}</span>
      <Segmented
        size="small"
        value={language}
        onChange={changeLanguage}
        options={[
          { value: 'zh' as const, label: '中文' },
          { value: 'en' as const, label: 'English' },
        ]}
      />
      <span>{t('me.movement')}</span>
      <Segmented<Movement>
        size="small"
        value={movement}
        onChange={chooseMovement}
        options={(['redUp', 'greenUp', 'plain'] as const).map((value) => ({
          value,
          label: t(`me.movement.${value}`),
        }))}
      />
      <footer>
        <Link to="/settings/access">{t('me.password')}</Link>
        <Button
          size="small"
          loading={signOut.isPending}
          onClick={() => signOut.mutate({}, { onSettled: () => client.resetQueries() })}
        >
          {t('me.signOut')}
        </Button>
      </footer>
    </div>
  );
}
