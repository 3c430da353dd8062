import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import * as format from './format.ts';
import type { Language } from './format.ts';
import { dictionary, type Words } from './words.ts';

const remembered = 'fairlead.language';

/** Chinese, unless the person chose English before. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(remembered);
  return chosen === 'en' ? 'en' : 'zh';
}

export function startLanguages(lists: readonly Words[], language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
    resources: {
      zh: { translation: dictionary(lists, 'zh') },
      en: { translation: dictionary(lists, 'en') },
    },
  });
  markDocument(language);
}

function markDocument(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function changeLanguage(language: Language): void {
  localStorage.setItem(remembered, language);
  markDocument(language);
  void i18next.changeLanguage(language);
}

/** Words and figures in the reader's language. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    t,
    language,
    format: formatsIn(language),
    either: <T>(both: { zh: T; en: T }): T => both[language],
  };
}

const bound = new Map<Language, ReturnType<typeof bind>>();

function formatsIn(language: Language) {
  const known = bound.get(language) ?? bind(language);
  bound.set(language, known);
  return known;
}

function bind(language: Language) {
  return {
    ...format,
    yuanShort: (fen: number) => format.yuanShort(fen, language),
    points: (bp: number) => format.points(bp, language),
    longDay: (day: string) => format.longDay(day, language),
    shortDay: (day: string, thisYear?: number) => format.shortDay(day, language, thisYear),
    monthName: (month: number | string) => format.monthName(month, language),
    longMonth: (month: string) => format.longMonth(month, language),
    moment: (instant: string) => format.moment(instant, language),
    shortMoment: (instant: string) => format.shortMoment(instant, language),
  };
}

export type Formats = ReturnType<typeof bind>;
