export { CallerOf, Open, PermissionGuard, Public, Requires } from './guard.js';
export { permissions, TOKEN_SECONDS, TokenSigner, TokenVerifier, type Caller, type Permission } from './internal-token.js';
export { ServiceClient } from './service-client.js';
