import Docxtemplater from 'docxtemplater';
import inspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import type { Printed, TemplateFault } from './print.schema.ts';
import { printable } from './layout.rules.ts';
import type { TemplateValues } from './template.rules.ts';

// Its types speak of a default export; the file itself is the class.
const InspectModule = inspectModule as unknown as new () => { getAllTags(): Tags };
const entriesMost = 2000;
const bytesMost = 40 * 1024 * 1024;
const delimiters = { start: '{{', end: '}}' };

/** Looks into a Word template: what it must not hold, or the places it wants filled. */
export function inspected(template: Uint8Array): Printed {
  let zip: PizZip;
  try {
    zip = new PizZip(template);
  } catch {
    return { fault: 'not_word', at: '' };
  }
  const fault = faultIn(zip);
  if (fault) return fault;
  try {
    const inspect = new InspectModule();
    opened(zip, [inspect as object]);
    return { tags: pathsOf(inspect.getAllTags()) };
  } catch (error) {
    return { fault: 'broken', at: explained(error) };
  }
}

type Packed = { _data?: { uncompressedSize?: number } };
type Tags = { [tag: string]: Tags };
const pathsOf = (tags: Tags, under = ''): string[] =>
  Object.entries(tags).flatMap(([tag, inner]) => [
    under + tag,
    ...pathsOf(inner, `${under}${tag}/`),
  ]);

/** Sizes are read from the archive's own list, so a bomb is refused before it is unpacked. */
function faultIn(zip: PizZip): { fault: TemplateFault; at: string } | undefined {
  const names = Object.keys(zip.files);
  const size = (name: string) => {
    const { _data: packed } = zip.files[name] as unknown as Packed;
    return packed?.uncompressedSize ?? 0;
  };
  if (names.length > entriesMost || names.reduce((sum, name) => sum + size(name), 0) > bytesMost)
    return { fault: 'too_large', at: '' };
  if (!names.includes('word/document.xml')) return { fault: 'not_word', at: '' };
  const macro = names.find((name) => /vbaProject|activeX|\/embeddings\/|\.bin$/i.test(name));
  if (macro) return { fault: 'macros', at: macro };
  for (const name of names.filter((one) => /\.(xml|rels)$/i.test(one))) {
    const text = zip.file(name)?.asText() ?? '';
    if (/macroEnabled/i.test(text)) return { fault: 'macros', at: name };
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) return { fault: 'linked', at: name };
    if (isLinked(text)) return { fault: 'linked', at: name };
  }
  return undefined;
}

/** A picture, template or field fetched from elsewhere when the file is opened; a link to click is none. */
function isLinked(text: string): boolean {
  const external = text.match(/<Relationship\b[^>]*TargetMode="External"[^>]*>/gi) ?? [];
  if (external.some((one) => !/relationships\/hyperlink"/i.test(one))) return true;
  return /\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE)\s/.test(text) || /<w:altChunk\b/i.test(text);
}

function explained(error: unknown): string {
  const { properties } = error as {
    properties?: { errors?: { properties?: { xtag?: string } }[]; xtag?: string };
  };
  const tags = [properties, ...(properties?.errors ?? []).map((one) => one.properties)];
  return [...new Set(tags.map((one) => one?.xtag).filter(Boolean))].join('、').slice(0, 200);
}

/** The template with its places filled; one that nothing is known for stays empty. */
export function filled(template: Uint8Array, values: TemplateValues): Uint8Array {
  const document = opened(new PizZip(template));
  document.render(cleaned(values));
  return document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
}

const opened = (zip: PizZip, modules: object[] = []) =>
  new Docxtemplater(zip, {
    delimiters,
    modules,
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    nullGetter: () => '',
  });

const cleaned = (values: TemplateValues): TemplateValues =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? printable(value)
        : value.map((row) =>
            Object.fromEntries(Object.entries(row).map(([k, v]) => [k, printable(v)])),
          ),
    ]),
  );
