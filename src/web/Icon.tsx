import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CarOutlined,
  CarryOutOutlined,
  CloudUploadOutlined,
  CompassOutlined,
  ContactsOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  FileTextOutlined,
  HomeOutlined,
  PhoneOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  ShopOutlined,
  SolutionOutlined,
  TagsOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { IconName } from './navigation.ts';

const icons = {
  home: HomeOutlined,
  check: CarryOutOutlined,
  quote: FileTextOutlined,
  calendar: CalendarOutlined,
  bank: BankOutlined,
  compass: CompassOutlined,
  bars: BarChartOutlined,
  phone: PhoneOutlined,
  user: UserOutlined,
  contacts: ContactsOutlined,
  door: SolutionOutlined,
  car: CarOutlined,
  tags: TagsOutlined,
  wheel: DashboardOutlined,
  team: TeamOutlined,
  shop: ShopOutlined,
  stock: DatabaseOutlined,
  upload: CloudUploadOutlined,
  settings: SettingOutlined,
  approve: AuditOutlined,
  help: QuestionCircleOutlined,
} as const;

export function Icon({ name }: { name: IconName }) {
  const Drawn = icons[name];
  return <Drawn aria-hidden />;
}
