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
    "/api/contacts/{id}/remedies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["contact-center.askRemedy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/remedies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["contact-center.remedies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/remedies/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["contact-center.decideRemedy"];
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
        AskRemedyDto: {
            /** @description What is refunded, or what the replacement or the coupon is worth, in yen */
            amountMinor: number;
            /** @enum {string} */
            kind: "refund" | "replacement" | "coupon";
            /** @description <shop>:<number>; the contact's when absent */
            orderId?: string;
            /** @description Why it is promised */
            reason?: string;
        };
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
        DecideRemedyDto: {
            /** @description True: it may be promised */
            grant: boolean;
            note?: string;
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
        RemedyDto: {
            /** @description In yen */
            amountMinor: number;
            /** Format: date-time */
            askedAt: string;
            askedName: string;
            contact: string;
            /** Format: date-time */
            decidedAt: string | null;
            decidedName: string | null;
            /**
             * Format: date-time
             * @description Until when it is to be decided
             */
            dueAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "refund" | "replacement" | "coupon";
            /** @description Left out without texts.read */
            note?: string | null;
            /** @description <shop>:<number> */
            order: string | null;
            /** @description It waits, and the time is over */
            overdue: boolean;
            /** @description The outsourced centre of who asked */
            partner: string | null;
            /** @description Left out without texts.read */
            reason?: string | null;
            /**
             * @description granted: it may be promised; asked: somebody has to decide
             * @enum {string}
             */
            state: "granted" | "asked" | "refused";
        };
        RemedyPageDto: {
            items: components["schemas"]["RemedyDto"][];
            nextCursor: string | null;
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
    "contact-center.askRemedy": {
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
                "application/json": components["schemas"]["AskRemedyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemedyDto"];
                };
            };
        };
    };
    "contact-center.remedies": {
        parameters: {
            query?: {
                contact?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
                /** @description asked: what waits for a decision, the most urgent first */
                state?: "granted" | "asked" | "refused";
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
                    "application/json": components["schemas"]["RemedyPageDto"];
                };
            };
        };
    };
    "contact-center.decideRemedy": {
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
                "application/json": components["schemas"]["DecideRemedyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemedyDto"];
                };
            };
        };
    };
}
