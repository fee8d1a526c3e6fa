// Part of the Worker: Alipay's tongue.
export { adaptComponent, adaptPage } from '../alipay/definition.ts'
export { createFind } from '../alipay/find.ts'
export { createMy } from '../api/my/index.ts'
export const families = []
