import type { Random } from './random.ts';

export type Gender = 'male' | 'female';

const families =
  '陈 王 李 张 刘 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 萧 田 董 潘 袁 蔡 蒋 余 杜 叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石'.split(
    ' ',
  );
const given: Readonly<Record<Gender, readonly string[]>> = {
  male: '承彦 昀川 砚清 景澄 予安 怀远 知衡 书屹 泽霖 启明 庭岳 思齐 云起 望舟 修远 临川 宴清 星阑 逸尘 仲言 济川 凌岳 锦程 伯安 闻笙 若谷 嘉树 以恒 定波 向晨 立夏 守拙 行健 允诚 克勤 长青 永昌 德海 志坚 光远 文博 家兴 小满 东升 树生'
    .split(' ')
    .filter((name) => name.length === 2),
  female:
    '知微 书窈 若蘅 予宁 清越 沐晴 晚棠 疏桐 映雪 采苓 静姝 云舒 念慈 听雨 兰心 以沫 忆安 素心 望舒 语桐 惜时 雨眠 初夏 半夏 佩兰 玉蓉 桂香 春燕 翠萍 惠芬 丽娟 红梅 小禾 青禾 舒云 雅琴 蕙兰 月华 冬晴 采薇 若溪 南乔 明霞 巧云'
      .split(' ')
      .filter((name) => name.length === 2),
};

export type DemoCustomer = { name: string; gender: Gender; phone: string };

/** An invented customer (演示客户). Who only left a form is known by family name: 陈先生, 李女士. */
export function customerOf(random: Random, serial: number, inFull: boolean): DemoCustomer {
  const gender: Gender = random.chance(0.62) ? 'male' : 'female';
  const family = random.pick(families);
  const rest = inFull ? random.pick(given[gender]) : gender === 'male' ? '先生' : '女士';
  return { name: `${family}${rest}`, gender, phone: phoneOf(serial) };
}

const seats = 98_000;

/**
 * A mobile number of the right form that is plainly made up: 199 000 and five digits. Serials are
 * scattered, so that neighbours in time are no neighbours in number; no two serials share one.
 */
export function phoneOf(serial: number): string {
  return `199000${String((serial * 48_271) % seats).padStart(5, '0')}`;
}

/** The staff's own numbers lie above those of customers. */
export const staffPhone = (index: number): string => `1990009${String(9_000 + index)}`;
