import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useLooks } from '../looks.tsx';
import { echartsTheme } from '../tokens.ts';

echarts.use([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  SVGRenderer,
]);
echarts.registerTheme('light', echartsTheme('light'));
echarts.registerTheme('dark', echartsTheme('dark'));

type ChartProps = {
  option: echarts.EChartsCoreOption;
  height: number;
  /** What the chart says, for readers who do not see it. */
  text: string;
  onPick?: (index: number) => void;
};

/** A chart drawn from one option; ECharts owns its box, so an effect keeps the two in step. */
export function Chart({ option, height, text, onPick }: ChartProps) {
  const { mode } = useLooks();
  const box = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const chart = echarts.init(box.current!, mode, { renderer: 'svg' });
    // Paper is narrower than the screen: with a view box the drawing scales instead of being cut.
    chart.on('rendered', () => {
      const svg = box.current?.querySelector('svg');
      svg?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
    });
    chart.setOption({
      animation: false,
      ...option,
      aria: { enabled: true, label: { description: text } },
    });
    chart.on('click', ({ dataIndex }) => pick.current?.(dataIndex));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current!);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, mode, text]);
  return (
    <div
      ref={box}
      className="chart"
      style={{ height, width: '100%' }}
      role="img"
      aria-label={text}
    />
  );
}
