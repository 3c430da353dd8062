import {
  AuditOutlined,
  BarChartOutlined,
  CarOutlined,
  CloudUploadOutlined,
  CompassOutlined,
  HomeOutlined,
  KeyOutlined,
  QuestionCircleOutlined,
  ShopOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { Entry } from './navigation.ts';

const icons = {
  home: HomeOutlined,
  compass: CompassOutlined,
  bars: BarChartOutlined,
  car: CarOutlined,
  team: TeamOutlined,
  shop: ShopOutlined,
  upload: CloudUploadOutlined,
  audit: AuditOutlined,
  key: KeyOutlined,
  help: QuestionCircleOutlined,
} as const;

export function Icon({ name }: { name: Entry['icon'] }) {
  const Drawn = icons[name];
  return <Drawn aria-hidden />;
}
