/** The stages of a delivery (交车阶段), in their order. */
export const stages = ['pdi', 'papers', 'lesson', 'ceremony'] as const;
export type Stage = (typeof stages)[number];

/** One line of a checklist as it was on the day of booking (清单项). */
export type Item = { key: string; stage: Stage; zh: string; en: string; must: 'yes' | 'no' };

const stage =
  (name: Stage, must: Item['must']) =>
  (key: string, zh: string, en: string): Item => ({ key, stage: name, zh, en, must });
const pdi = stage('pdi', 'yes');
const paper = stage('papers', 'yes');
const lesson = stage('lesson', 'yes');
const ceremony = stage('ceremony', 'no');

/** The checklist that the program comes with (默认交车清单); each store keeps its own as a dated setting. */
export const shippedChecklist: readonly Item[] = [
  pdi('vin', '车架号与合格证、合同一致', 'VIN matches certificate and contract'),
  pdi('body', '漆面、玻璃、轮毂无划伤', 'Paint, glass and wheels without scratches'),
  pdi('tyres', '胎压与备胎', 'Tyre pressure and spare wheel'),
  pdi('lights', '灯光、雨刮、喇叭', 'Lights, wipers, horn'),
  pdi('energy', '电量或油量充足', 'Charged or fuelled'),
  pdi('software', '车机版本与自检', 'Software version and self-test'),
  pdi('tools', '随车工具、充电枪', 'Tools and charging cable'),
  pdi('clean', '洗车、撕膜、摆脚垫', 'Washed, films off, mats in'),
  paper('invoice', '机动车销售统一发票', 'Invoice'),
  paper('certificate', '合格证、一致性证书', 'Certificates of quality and conformity'),
  paper('guarantee', '三包凭证', 'Guarantee certificate'),
  paper('manual', '使用说明书、保养手册', 'Manual and service book'),
  paper('policy', '保险单', 'Insurance policies'),
  paper('licence', '行驶证、号牌', 'Vehicle licence and plates'),
  paper('keys', '钥匙', 'Keys'),
  lesson('seat', '座椅、后视镜与驾驶辅助', 'Seat, mirrors and driver assistance'),
  lesson('charging', '充电或加油、续航', 'Charging or fuelling, range'),
  lesson('app', '车机与手机 App 绑定', 'Screen and phone app'),
  lesson('service', '首保与保养周期', 'First service and intervals'),
  lesson('rescue', '应急处理与救援电话', 'What to do in an emergency'),
  ceremony('flowers', '鲜花', 'Flowers'),
  ceremony('card', '贺卡', 'Card'),
  ceremony('refreshments', '茶点', 'Refreshments'),
  ceremony('photo', '合影', 'Photograph'),
  ceremony('steward', '介绍服务管家', 'Service steward introduced'),
];
