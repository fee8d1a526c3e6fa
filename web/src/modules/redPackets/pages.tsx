export { NewPacketPage } from './NewPacketPage.tsx'
export { PacketHistoryPage } from './PacketHistoryPage.tsx'
export { PacketPage } from './PacketPage.tsx'
