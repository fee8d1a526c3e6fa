import type { ProgramScope } from '@sampan/contract'

/** What a scope is called in the texts. */
export const scopeKeys = {
  'scope.userInfo': 'userInfo',
  'scope.userLocation': 'userLocation',
  'scope.camera': 'camera',
  'scope.record': 'record',
  'scope.writePhotosAlbum': 'writePhotosAlbum',
  'scope.album': 'album',
  'scope.clipboard': 'clipboard',
  'scope.phoneNumber': 'phoneNumber',
  'scope.address': 'address',
} as const satisfies Record<ProgramScope, string>
