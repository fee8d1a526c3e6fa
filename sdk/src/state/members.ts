import type { ConversationMember, Device, Event, Member, Relation, Self } from '@sampan/contract'

/** The profile that an event brings, if it brings one that many records show. */
export function profileIn(event: Event): Member | undefined {
  if (event.name === 'accounts.memberChanged') return event.body.member
  if (event.name === 'accounts.selfChanged') return event.body.self.member
  return undefined
}

/** The same list where nobody in it is that member. */
export function replaceMember(members: Member[], changed: Member): Member[] {
  return members.some((member) => member.id === changed.id)
    ? members.map((member) => (member.id === changed.id ? changed : member))
    : members
}

export function reduceSelf(self: Self | undefined, event: Event): Self | undefined {
  return event.name === 'accounts.selfChanged' ? event.body.self : self
}

/** How the viewer stands to one member. Undefined where a list would leave it out: see `isListed`. */
export function reduceRelation(relation: Relation | undefined, event: Event, memberId: string): Relation | undefined {
  if (event.name === 'contacts.relationChanged' && event.body.relation.member.id === memberId) {
    return isListed(event.body.relation) ? event.body.relation : undefined
  }
  if (relation && event.name === 'accounts.memberChanged' && event.body.member.id === memberId) {
    return { ...relation, member: event.body.member }
  }
  return relation
}

/** Strangers stand in nobody's list but who are blocked, or keep a name that was given to them. */
export const isListed = ({ state, blocked, remark }: Relation): boolean =>
  state !== 'stranger' || blocked || remark !== null

/** The devices of the viewer. One entry serves all of them, so each sets `current` for itself. */
export function reduceDevices(devices: Device[], event: Event, deviceId: string | null): Device[] {
  if (event.name === 'accounts.deviceAdded') {
    const { device } = event.body
    const others = devices.filter((known) => known.id !== device.id)
    return [{ ...device, current: device.id === deviceId }, ...others]
  }
  if (event.name === 'accounts.deviceEnded') return devices.filter((known) => known.id !== event.body.deviceId)
  return devices
}

/** The people of a conversation: in order of joining, those who left last. */
export function reduceMembers(members: ConversationMember[], event: Event): ConversationMember[] {
  if (event.name === 'chat.membersChanged') return event.body.changed.reduce(place, members)
  const profile = profileIn(event)
  if (!profile || !members.some(({ member }) => member.id === profile.id)) return members
  return members.map((entry) => (entry.member.id === profile.id ? { ...entry, member: profile } : entry))
}

function place(members: ConversationMember[], changed: ConversationMember): ConversationMember[] {
  const before = members.find(({ member }) => member.id === changed.member.id)
  if (before?.left === changed.left) return members.map((entry) => (entry === before ? changed : entry))
  const others = members.filter((entry) => entry !== before)
  if (changed.left) return [...others, changed]
  return [...others.filter((entry) => !entry.left), changed, ...others.filter((entry) => entry.left)]
}
