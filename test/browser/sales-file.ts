const head = '成交编号,开始日期,成交日期,结果,门店,顾问,品牌,车型,成交价,客户姓名';

/** A year's sales file of stores that exist nowhere: 360 rows, every tenth deal lost, none after `until`. */
export function salesFile(year: number, until = `${year}-12-31`): Buffer {
  const rows = Array.from({ length: 360 }, (_, i) => {
    const month = String((i % 12) + 1).padStart(2, '0');
    const day = String((i % 28) + 1).padStart(2, '0');
    const model = ['晨星 5', '晨星 7', '远山'][i % 3];
    const closedOn = `${year}-${month}-${day}`;
    const cells = [
      `D${year}-${i}`,
      `${year}-${month}-01`,
      closedOn,
      i % 10 === 9 ? '战败' : '成交',
      i % 2 ? '东湖店' : '西山店',
      `顾问${i % 4}`,
      '晨星',
      model,
      120_000 + (i % 7) * 5_000,
      `客户${i}`,
    ];
    return { closedOn, line: cells.join(',') };
  });
  const kept = rows.filter(({ closedOn }) => closedOn <= until).map(({ line }) => line);
  return Buffer.from(`\uFEFF${[head, ...kept].join('\r\n')}\r\n`);
}
