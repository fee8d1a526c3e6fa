/** As the contract's `Handle` and `Password`; the server decides, this only spares a round trip. */
export const handlePattern = /^[a-z][a-z0-9_]{2,29}$/
export const passwordLengthMin = 10
