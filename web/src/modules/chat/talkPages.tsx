import { Skeleton } from '../../ui/Skeleton.tsx'

export const ConversationPage = () => <Skeleton shape="talk" />
export const ConversationDetailsPage = () => <Skeleton shape="card" count={3} />
