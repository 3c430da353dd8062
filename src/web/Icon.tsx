import {
  BarChartOutlined,
  CarOutlined,
  CloudUploadOutlined,
  CompassOutlined,
  HomeOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  ShopOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { IconName } from './navigation.ts';

const icons = {
  home: HomeOutlined,
  compass: CompassOutlined,
  bars: BarChartOutlined,
  car: CarOutlined,
  team: TeamOutlined,
  shop: ShopOutlined,
  upload: CloudUploadOutlined,
  settings: SettingOutlined,
  help: QuestionCircleOutlined,
} as const;

export function Icon({ name }: { name: IconName }) {
  const Drawn = icons[name];
  return <Drawn aria-hidden />;
}
