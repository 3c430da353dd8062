import type { Resource } from '../../kernel/actor.ts';
import type { Ctx } from '../db.ts';
import type { Layout } from './layout.rules.ts';
import type { TemplateField, TemplateValues } from './template.rules.ts';

export type DocumentAsked = { id: string; option: string; language: 'zh' | 'en' };

/** What a kind of document reads, as the asker may see it. */
export type Collected = {
  /** The store whose template is used; null = the group's. */
  storeId: string | null;
  /** The resource's record that the audit log names. */
  recordId: string;
  layout: Pick<Layout, 'title' | 'note' | 'isWide' | 'blocks'>;
  values: TemplateValues;
};

/**
 * A kind of document (文档种类): what it is about, what a store's own template may name, and how it is read.
 * `collect` refuses what the asker may not read; a field withheld from them is withheld on paper too.
 */
export type DocumentKind = {
  key: string;
  resource: Resource;
  name: { zh: string; en: string };
  fields: readonly TemplateField[];
  collect: (ctx: Ctx, asked: DocumentAsked) => Promise<Collected>;
};
