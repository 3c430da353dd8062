import { createHmac } from 'node:crypto';
import type { Dialect } from './dialect.ts';
import { markdownOf } from './robot-text.rules.ts';

/**
 * 钉钉 signature (加签): HMAC-SHA256 keyed by the secret over `<ms>\n<secret>`, base64, then
 * percent-encoded into the address beside the timestamp.
 */
export const dingtalkSign = (timestampMs: number, secret: string): string =>
  createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64');

// 310000: signature, keyword or address list; 300001, 300005: token; 400101 … 400105: the message.
const ours = new Set([310000, 300001, 300005, 400101, 400102, 400105, 40035, 43004]);
const tooFast = new Set([130101, 410100, 130104]);

/** 钉钉 group robot: 20 a minute, and who is faster is shut out for ten (130101). At most 20 KB. */
export const dingtalk: Dialect = {
  hosts: ['oapi.dingtalk.com'],
  limits: [{ most: 20, perMs: 61_000 }],
  bytesMost: 18_000,
  request({ address, secret }, message, nowMs) {
    const url = new URL(address);
    if (secret) {
      url.searchParams.set('timestamp', String(nowMs));
      url.searchParams.set('sign', dingtalkSign(nowMs, secret));
    }
    const text = markdownOf(message, 18_000);
    return {
      url: url.href,
      body: { msgtype: 'markdown', markdown: { title: message.title, text } },
    };
  },
  understand(reply) {
    const code = Number(reply['errcode']);
    const reason = `errcode ${code} ${String(reply['errmsg'] ?? '')}`;
    if (reply['errcode'] === 0) return { end: 'sent' };
    if (tooFast.has(code)) return { end: 'slow', waitMs: 600_000, reason };
    return { end: ours.has(code) ? 'refused' : 'again', reason };
  },
};
