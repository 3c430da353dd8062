import type { Language } from './notice-kind.rules.ts';

export type MailLine = { title: string; text: string; url: string | null };
export type MailText = { subject: string; text: string; html: string };

const words = {
  zh: {
    digest: (count: number) => `领航：${count} 条通知`,
    open: '打开',
    foot: '由领航发出。收哪些、何时收，在“设置 · 通知偏好”里定。',
  },
  en: {
    digest: (count: number) => `Fairlead: ${count} notices`,
    open: 'Open',
    foot: 'Sent by Fairlead. What reaches you, and when, is set under “Settings · Notice choices”.',
  },
};

/** One notice, or several as a digest (汇总邮件), as a mail: the same words in HTML and in plain text. */
export function mailText(lines: readonly MailLine[], language: Language): MailText {
  const { digest, open, foot } = words[language];
  const subject = lines.length === 1 ? lines[0]!.title : digest(lines.length);
  const plain = lines.map(({ title, text, url }) => [title, text, url].filter(Boolean).join('\n'));
  const rows = lines.map(
    ({ title, text, url }) =>
      `<tr><td style="padding:14px 20px;border-top:1px solid #e3e6ea">` +
      `<b style="font-size:15px">${escaped(title)}</b>` +
      `<p style="margin:6px 0 0;line-height:1.6">${escaped(text)}</p>` +
      (url
        ? `<p style="margin:10px 0 0"><a href="${escaped(url)}" style="color:#0b5c8f">${open}</a></p>`
        : '') +
      `</td></tr>`,
  );
  return {
    subject: oneLine(subject),
    text: `${plain.join('\n\n')}\n\n--\n${foot}\n`,
    html:
      `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><body style="margin:0;` +
      `padding:24px;background:#f4f5f7;color:#17212b;font:14px/1.5 -apple-system,'PingFang SC',` +
      `'Microsoft YaHei',Arial,sans-serif"><table role="presentation" cellpadding="0" cellspacing="0" ` +
      `style="width:100%;max-width:560px;margin:0 auto;background:#fff;border:1px solid #e3e6ea;` +
      `border-radius:10px"><tr><td style="padding:14px 20px;color:#0b3a5b"><b>领航 Fairlead</b></td></tr>` +
      `${rows.join('')}</table><p style="max-width:560px;margin:14px auto 0;color:#5c6873;` +
      `font-size:12px">${escaped(foot)}</p></body></html>`,
  };
}

const marks: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark]!);

/** A line break in a subject would begin another header. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 200);
