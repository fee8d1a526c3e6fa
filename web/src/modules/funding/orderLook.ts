import type { FundingOrder, FundingState } from '@sampan/contract'
import {
  ArrowDownToLine,
  ArrowUpFromLine,
  Check,
  CircleAlert,
  Hourglass,
  type LucideIcon,
  RotateCcw,
} from 'lucide-react'

export const orderIcons: Readonly<Record<FundingOrder['kind'], LucideIcon>> = {
  topUp: ArrowDownToLine,
  withdrawal: ArrowUpFromLine,
}

export const stateIcons: Readonly<Record<FundingState, LucideIcon>> = {
  underWay: Hourglass,
  needsAction: Hourglass,
  succeeded: Check,
  failed: CircleAlert,
  returned: RotateCcw,
}

export const isOpen = ({ state }: Pick<FundingOrder, 'state'>): boolean =>
  state === 'underWay' || state === 'needsAction'
