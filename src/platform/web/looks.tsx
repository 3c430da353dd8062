import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, use, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useWords } from './language.ts';
import { antdTheme, cssVars, palette, type Mode } from './tokens.ts';

/** What the person chose; `system` follows the device. */
export type ThemeChoice = 'light' | 'dark' | 'system';
/** How a rise is coloured (涨跌着色): red up is the custom here. */
export type Movement = 'redUp' | 'greenUp' | 'plain';

type Looks = {
  mode: Mode;
  phone: boolean;
  theme: ThemeChoice;
  chooseTheme: (theme: ThemeChoice) => void;
  movement: Movement;
  chooseMovement: (movement: Movement) => void;
};

const LooksContext = createContext<Looks | undefined>(undefined);

export function useLooks(): Looks {
  const looks = use(LooksContext);
  if (!looks) throw new Error('useLooks() needs <Looks> around it');
  return looks;
}

/** Whether a media query holds, told again when it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

const nonce = () =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** antd's layers hang below body, so the variables stand on the document itself. */
function dress(mode: Mode, movement: Movement): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(cssVars(mode)))
    root.style.setProperty(name === 'colorScheme' ? 'color-scheme' : name, value);
  root.classList.toggle('dark', mode === 'dark');
  root.dataset['movement'] = movement;
  for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
    bar.content = palette[mode].surface;
}

const stored = <T extends string>(key: string, otherwise: T) =>
  (localStorage.getItem(`fairlead.${key}`) as T | null) ?? otherwise;

/** Theme, colours of movement, language and device, for everything inside. */
export function LooksProvider({ children }: { children: ReactNode }) {
  const { language } = useWords();
  const [theme, setTheme] = useState(() => stored<ThemeChoice>('theme', 'system'));
  const [movement, setMovement] = useState(() => stored<Movement>('movement', 'redUp'));
  const night = useMedia('(prefers-color-scheme: dark)');
  const phone = useMedia('(max-width: 720px)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const mode: Mode = theme === 'system' ? (night ? 'dark' : 'light') : theme;
  const choose =
    <T extends string>(key: string, set: (value: T) => void) =>
    (value: T) => {
      localStorage.setItem(`fairlead.${key}`, value);
      set(value);
    };
  dress(mode, movement);
  const looks = {
    mode,
    phone,
    theme,
    chooseTheme: choose<ThemeChoice>('theme', setTheme),
    movement,
    chooseMovement: choose<Movement>('movement', setMovement),
  };
  return (
    <LooksContext value={looks}>
      <ConfigProvider
        locale={language === 'zh' ? zhCN : enUS}
        theme={antdTheme(mode, phone ? 'phone' : 'desk', !still)}
        csp={{ nonce: nonce() }}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
      >
        <App className="root" component="div">
          {children}
        </App>
      </ConfigProvider>
    </LooksContext>
  );
}
