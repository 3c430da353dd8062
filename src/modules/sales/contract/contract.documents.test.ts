import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { everyRole, lin, shen, zhou, type Member } from '../../../../test/cast.ts';
import { saleScene } from '../../../../test/sale-scene.ts';
import { world } from '../../../../test/world.ts';
import { made } from '../../../platform/document/printer.ts';

const it = await world({ cast: everyRole });
const scene = await saleScene(it);
const paper = async (who: Member, id: string, format: string) =>
  it.app.inject({
    method: 'GET',
    url: `/api/documents/contract?id=${id}&format=${format}`,
    headers: { authorization: `Bearer ${await it.tokenOf(who)}` },
  });
const textOf = (file: Buffer) =>
  new PizZip(file)
    .file('word/document.xml')!
    .asText()
    .replaceAll(/<[^>]+>/g, ' ');

test('a signed contract is a PDF, and a Word with every line, the total in capitals and who signed', async () => {
  const { id, number } = await scene.aSigned(lin, { deposit: { kind: 'earnest', fen: 500_000 } });
  const pdf = await paper(lin, id, 'pdf');
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const text = textOf((await paper(lin, id, 'docx')).rawPayload);
  for (const word of [
    number,
    '陈女士',
    '购置税',
    '¥8,575.22',
    '贰拾万零贰仟伍佰元贰角贰分',
    '沈若兰',
    '双倍返还',
  ])
    expect(text).toContain(word);
  expect((await paper(zhou, id, 'pdf')).statusCode).toBe(404);
});

test('the store’s own Word template is filled from the same figures', async () => {
  const { id, number } = await scene.aSigned();
  const template = Buffer.from(
    await made('docx', {
      title: '江北店购车合同',
      note: '',
      language: 'zh',
      footer: '',
      mark: '',
      blocks: [
        { is: 'paragraph', text: '合同 {{number}} 买方 {{customer}} 合计 {{total}}' },
        { is: 'paragraph', text: '{{#lines}}{{name}}={{amount}}；{{/lines}}' },
      ],
    }),
  );
  const edge = 'edge';
  const part = (name: string, value: string) =>
    `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const reply = await it.app.inject({
    method: 'POST',
    url: '/api/templates',
    headers: {
      authorization: `Bearer ${await it.tokenOf(everyRole.find(({ role }) => role === 'administrator')!)}`,
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
    payload: Buffer.concat([
      Buffer.from(
        `${part('kind', 'contract')}${part('storeId', shen.storeId!)}--${edge}\r\ncontent-disposition: form-data; name="file"; filename="合同.docx"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      template,
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]),
  });
  expect(reply.statusCode).toBe(200);
  const text = textOf((await paper(lin, id, 'docx')).rawPayload);
  expect(text).toContain(`合同 ${number} 买方 陈女士 合计 ¥202,500.22`);
  expect(text).toContain('优惠=−¥6,000.00；');
});
