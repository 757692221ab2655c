export interface paths {
    "/api/contact-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["contact-center.reasons"];
        put?: never;
        post: operations["contact-center.createReason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contact-reasons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["contact-center.replaceReason"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contact-resolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["contact-center.resolutions"];
        put?: never;
        post: operations["contact-center.createResolution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contact-resolutions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["contact-center.replaceResolution"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["contact-center.list"];
        put?: never;
        post: operations["contact-center.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["contact-center.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["contact-center.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CloseContactDto: {
            customerReason?: string;
            dealReason?: string;
            note?: string;
            resolution?: string;
        };
        ContactCustomerDto: {
            identifiers?: components["schemas"]["IdentifierDto"][];
            /**
             * Format: uuid
             * @description As GET /api/customers answers it. One that is not known there makes the contact that of a customer of its own.
             */
            origin?: string;
        };
        ContactDto: {
            agent?: string;
            /** @enum {string} */
            channel: "phone" | "mail" | "line" | "chat" | "visit" | "fax" | "post" | "sms";
            /** Format: date-time */
            closedAt?: string;
            customerReason?: string;
            dealReason?: string;
            /** @enum {string} */
            direction: "in" | "out";
            /** @enum {string} */
            feeling?: "satisfied" | "anxious" | "confused" | "dissatisfied" | "angry";
            id: string;
            /** @description Left out without texts.read */
            note?: string;
            /** Format: date-time */
            openedAt: string;
            /** @description <shop>:<number> */
            order?: string;
            /** @description The outsourced centre whose contact it is; absent: the company's own */
            partner?: string;
            /** @description Left out without texts.read */
            quote?: string;
            resolution?: string;
            /** @enum {string} */
            status: "open" | "closed";
            verification?: components["schemas"]["VerificationDto"];
            version: number;
        };
        ContactPageDto: {
            items: components["schemas"]["ContactDto"][];
            nextCursor: string | null;
        };
        IdentifierDto: {
            /** @enum {string} */
            kind: "member" | "mail" | "phone" | "line" | "card" | "external";
            namespace?: string;
            value: string;
        };
        ReasonDto: {
            /** @default true */
            active: boolean;
            /** @enum {string} */
            axis: "customer" | "deal";
            id: string;
            label: components["schemas"]["WordsDto"];
            parent?: string | null;
        };
        ReasonListDto: {
            items: components["schemas"]["ReasonViewDto"][];
            nextCursor: string | null;
        };
        ReasonViewDto: {
            /** @default true */
            active: boolean;
            /** @enum {string} */
            axis: "customer" | "deal";
            id: string;
            label: components["schemas"]["WordsDto"];
            parent?: string | null;
            version: number;
        };
        RecordContactDto: {
            /** @enum {string} */
            channel: "phone" | "mail" | "line" | "chat" | "visit" | "fax" | "post" | "sms";
            /** @description True: nothing is left to do. Both reasons are required then. */
            closed: boolean;
            customer: components["schemas"]["ContactCustomerDto"];
            customerReason?: string;
            dealReason?: string;
            /** @enum {string} */
            direction: "in" | "out";
            /** @enum {string} */
            feeling?: "satisfied" | "anxious" | "confused" | "dissatisfied" | "angry";
            note?: string;
            /**
             * Format: date-time
             * @description When it was; now when absent
             */
            occurredAt?: string;
            /** @description <shop>:<number>. A reference that is not looked up: the order may be reported later, or be known elsewhere. */
            orderId?: string;
            /** @description The customer's own words */
            quote?: string;
            resolution?: string;
            verification?: components["schemas"]["VerificationDto"];
        };
        ResolutionDto: {
            /** @default true */
            active: boolean;
            id: string;
            label: components["schemas"]["WordsDto"];
        };
        ResolutionListDto: {
            items: components["schemas"]["ResolutionViewDto"][];
            nextCursor: string | null;
        };
        ResolutionViewDto: {
            /** @default true */
            active: boolean;
            id: string;
            label: components["schemas"]["WordsDto"];
            version: number;
        };
        VerificationDto: {
            /** @description The items that were right */
            items: ("name" | "phone" | "mail" | "memberId" | "postalCode" | "birthday" | "order")[];
            /**
             * @description Somebody else speaks: their relation to the customer, no name
             * @example 子
             */
            representative?: string;
        };
        WordsDto: {
            en: string;
            ja: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "contact-center.reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonListDto"];
                };
            };
        };
    };
    "contact-center.createReason": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonViewDto"];
                };
            };
        };
    };
    "contact-center.replaceReason": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonViewDto"];
                };
            };
        };
    };
    "contact-center.resolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolutionListDto"];
                };
            };
        };
    };
    "contact-center.createResolution": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolutionViewDto"];
                };
            };
        };
    };
    "contact-center.replaceResolution": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolutionViewDto"];
                };
            };
        };
    };
    "contact-center.list": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
                status?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPageDto"];
                };
            };
        };
    };
    "contact-center.record": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordContactDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDto"];
                };
            };
        };
    };
    "contact-center.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDto"];
                };
            };
        };
    };
    "contact-center.close": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseContactDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactDto"];
                };
            };
        };
    };
}
