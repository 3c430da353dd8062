/** One notice in a chat message: heading, sentence, and where to open it. */
export type Line = { title: string; text: string; url: string | null };
export type RobotMessage = { title: string; lines: readonly Line[]; open: string };

const encoder = new TextEncoder();
export const bytesOf = (text: string): number => encoder.encode(text).length;

/**
 * A chat message in the Markdown that all three platforms read (群消息正文). Limits are in bytes of
 * UTF-8: each line gets its share, its sentence is shortened first, and every notice stays named.
 */
export function markdownOf({ lines, open }: RobotMessage, bytesMost: number): string {
  const share = Math.floor(bytesMost / lines.length) - 2;
  return lines.map((line) => fitted(line, open, share)).join('\n\n');
}

function fitted({ title, text, url }: Line, open: string, bytes: number): string {
  const head = `**${cut(harmless(title), Math.floor(bytes / 2))}**`;
  const link = url ? `\n[${open}](${url})` : '';
  const room = bytes - bytesOf(head) - bytesOf(link) - 1;
  if (room < 0) return head;
  const body = cut(harmless(text), room);
  return body ? `${head}\n${body}${link}` : head + link;
}

/** What a person typed may not mention everybody, link elsewhere or close our marks. */
export function harmless(text: string): string {
  const wide: Record<string, string> = {
    '<': '＜', '>': '＞', '[': '［', ']': '］', '*': '＊', '`': '｀', '@': '＠', '\\': '＼',
  }; // prettier-ignore
  return text.replace(/[<>[\]*`@\\]/g, (mark) => wide[mark]!).replace(/\s+/g, ' ');
}

/** The text, or as much of it as fits into so many bytes with a mark that it goes on. */
export function cut(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text;
  const kept: string[] = [];
  let room = bytes - bytesOf('…');
  for (const character of text) {
    room -= bytesOf(character);
    if (room < 0) break;
    kept.push(character);
  }
  return kept.length > 0 ? `${kept.join('')}…` : '';
}
