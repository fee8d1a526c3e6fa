import { Skeleton } from '../../ui/Skeleton.tsx'

// Data comes with the sync; until then the screens show that they wait.
export const MePage = () => <Skeleton shape="card" count={3} />
export const ProfilePage = MePage
export const CodePage = MePage
export const DevicesPage = MePage
export const SettingsPage = MePage
