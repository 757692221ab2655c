export { bearerOf, Callers, VouchedCallers } from './callers.js';
export { CallerOf, neededFor, Open, PermissionGuard, Public, Requires, SignedIn, type Needed } from './guard.js';
export { permissions, TOKEN_SECONDS, TokenSigner, TokenVerifier, type Caller, type Permission } from './internal-token.js';
export { ServiceClient } from './service-client.js';
